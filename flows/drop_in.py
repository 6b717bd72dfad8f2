"""The drop of a run, wherever it lies: in a folder, or in an object store, from which what must be read is brought."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from config.campaign import Campaign
from config.location import Location
from config.settings import Settings
from flows.refusal import NoAnswer, NoFreshDrop, cause
from tasks.drop.objects import objects_at_hand
from tasks.ingest import Drop, UnusableDrop, ingest
from tasks.tools.object_store import StoreTrouble


@contextmanager
def drop_in(depot: Location, campaign: Campaign, settings: Settings) -> Iterator[Drop]:
    """The drop that lies there, its files within reach while the block runs; NoFreshDrop when it is not one."""
    var = settings.var.absolute()
    with ExitStack() as stack:
        try:
            if isinstance(depot, Path):
                drop = ingest(depot, campaign, var / "tmp")
            else:
                folder, files = stack.enter_context(objects_at_hand(depot, campaign.portal, var))
                drop = ingest(folder, campaign, var / "tmp", files)
                files.remember()
        except UnusableDrop as error:
            raise NoFreshDrop(error.sentence) from None
        except StoreTrouble as error:
            raise NoFreshDrop(f"le dépôt ne peut pas être lu : {error}") from None
        except OSError as error:
            raise NoAnswer(f"le dépôt ne peut pas être contrôlé ({cause(error)})") from None
        yield drop
