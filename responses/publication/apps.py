from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "responses.publication"
    label = "publication"
