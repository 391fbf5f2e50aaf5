"""What was promised around an initiative, and who carries it, as rows of cards."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.kinds import Promise
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem
from wijkwerker.gui.widgets.tags import TagSpec

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativePage


def promise_items(promises: Sequence[Promise], names: Mapping[str, str], today: date) -> list[CardItem]:
    """The promises that wait to be told back, the first due first."""
    waiting = [promise for promise in promises if promise.fed_back_on is None]
    waiting.sort(key=lambda promise: (promise.due or date.max, promise.promised_on or date.max))
    return [_promise_item(promise, names, today) for promise in waiting]


def _promise_item(promise: Promise, names: Mapping[str, str], today: date) -> CardItem:
    what = promise.what.split("\n")[0]
    to = names.get(promise.to or "", "") or promise.to_text or ""
    due = _("voor {day}").format(day=near_day(promise.due, today)) if promise.due else ""
    late = promise.due is not None and promise.due < today
    tags = (TagSpec(_("te laat"), "dang", "alert-circle"),) if late else ()
    return CardItem(
        promise.id,
        what[:1].upper() + what[1:],
        " · ".join(part for part in (_("aan {name}").format(name=to) if to else "", due) if part),
        tags=tags,
        action=_("Gedaan"),
        action_icon="check",
    )


def people_items(page: "InitiativePage") -> list[CardItem]:
    """Who leads and who helps to lead; a row opens their card."""
    items = []
    if page.initiative.lead and page.lead:
        items.append(CardItem(page.initiative.lead, page.lead, _("trekker"), Lead(name=page.lead)))
    items += [CardItem(contact, name, _("mede-trekker"), Lead(name=name)) for contact, name in page.co_leads]
    return items
