from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "responses.replies"
    label = "replies"

    def ready(self) -> None:
        from responses.record.chains import register  # noqa: PLC0415  models are loaded by now
        from responses.replies.chains import REPLIES  # noqa: PLC0415
        from responses.replies.rules import RULES  # noqa: PLC0415
        from tracker.kit import triggers  # noqa: PLC0415

        register(REPLIES)
        for rule in RULES:
            triggers.register(rule)
