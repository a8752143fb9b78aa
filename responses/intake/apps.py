from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "responses.intake"
    label = "intake"
