"""`dossiers serve`: Prefect's page, the night at its hour and the form for a family, in one process of ours."""

from collections.abc import Callable

from config.settings import Settings
from flows.prefect_server import PrefectTrouble, standing_server
from flows.refusal import Refusal


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Until it is told to stop. Refusal when Prefect's server cannot start."""
    home = settings.var / "prefect"
    try:
        with standing_server(home) as page:
            import prefect

            from flows.alert import call_on_failure  # Prefect reads its settings when it is imported
            from flows.deployments import deployments

            if settings.alert_url:
                call_on_failure(settings.alert_url)
            tell(f"Page de Prefect : {page} (utilisateur et mot de passe : {home / 'server.json'})")
            prefect.serve(*deployments(), pause_on_shutdown=False, print_starting_message=False)
    except PrefectTrouble as error:
        raise Refusal(str(error)) from None
