from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "responses.insight"
    label = "insight"
