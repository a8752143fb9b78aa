from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "responses.intake"
    label = "intake"

    def ready(self) -> None:
        """What is sent in goes by the retention rule too, of which the replies below know."""
        from responses.intake.flows.dispose_documents import dispose_documents  # noqa: PLC0415  models are ready here
        from responses.intake.retention import documents_let_go  # noqa: PLC0415
        from responses.replies.retention import DocumentsIn, keep_documents  # noqa: PLC0415

        keep_documents(DocumentsIn(documents_let_go, dispose_documents))
