from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "responses.record"
    label = "record"

    def ready(self) -> None:
        from responses.record.chains import RESPONSES, register  # noqa: PLC0415  models are loaded by now

        register(RESPONSES)
