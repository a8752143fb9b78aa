from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "responses.record"
    label = "record"
