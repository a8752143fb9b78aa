from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "responses.replies"
    label = "replies"
