"""Fuller and second names of meetings, from the title and from the first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.draft import Draft
from kg.extract.meetings import MeetingName, fuller_name, names_of
from kg.extract.mention import WITH
from kg.extract.reading import Reading
from kg.extract.scene import Scene
from kg.model import Span
from kg.words import listed

__all__ = ["fuller_in_lead", "second_name"]


def second_name(reading: Reading) -> None:
    """The title may print the name of the only meeting, its fuller name, or another form of it.

    Of several meetings only a number tells which one the title means.
    """
    meetings = [draft for draft in reading.drafts if draft.kind == "meeting"]
    scene = reading.scene
    titles = _meeting_names(scene, Span(0, scene.article.body))
    if len(meetings) != 1:
        _numbered_in_title(scene, titles, meetings)
        return
    names = meetings[0].names
    known = {name.text for name in names}
    if any(scene.text[slice(*name.span)] in known for name in titles):
        return
    for name in titles:
        if name.bare or scene.text[name.span.start] in WITH:
            continue
        printed = names_of(scene.text, name.span)[0]
        if len(names) == 1 and fuller_name(printed.text, names[0].text):
            names[:] = names_of(scene.text, name.span)
            return
        numbered = len(names) == 1 and names[0].ordinal is not None and names[0].ordinal == printed.ordinal
        other = len(names) == 1 and printed.text not in names[0].text and meetings[0].is_named(printed.text)
        if not names or (numbered and _same_sitting(printed.text, names[0].text)) or other:
            names.append(printed)


def _meeting_names(scene: Scene, span: Span) -> list[MeetingName]:
    """The names of meetings in a stretch of text, in order."""
    return [scene.names[cue.end] for cue in scene.cues_in(span) if cue.kind == "meeting"]


def fuller_in_lead(reading: Reading, draft: Draft, first: int) -> None:
    """Where only the kind of a meeting is known, the one name of that kind that the first sentence prints.

    某某产业园奠基仪式在某地启动。县长某某出席奠基仪式.
    """
    scene, kind = reading.scene, draft.names[0].text if len(draft.names) == 1 else ""
    if kind not in listed("generic_name") or draft.sentence > first + 1:
        return
    named = _meeting_names(scene, scene.sentences[first])
    spans = [name.span for name in named if not name.bare and scene.text.endswith(kind, *name.span)]
    longer = [span for span in spans if span.end - span.start > len(kind)]
    if len(longer) == 1 and not any(draft is not other and other.is_named(kind) for other in reading.drafts):
        draft.rename(scene.text, longer[0])


def _numbered_in_title(scene: Scene, titles: Sequence[MeetingName], meetings: Sequence[Draft]) -> None:
    """The title's form of the name of one of several meetings, by its number: 县政府第三次常务会议."""
    for title in titles:
        printed = names_of(scene.text, title.span)[0]
        if title.bare or printed.ordinal is None:
            continue
        same = [meeting for meeting in meetings if [name.ordinal for name in meeting.names] == [printed.ordinal]]
        known = same[0].names if len(same) == 1 else []
        if known and known[0].text != printed.text and _same_sitting(printed.text, known[0].text):
            known.append(printed)


def _same_sitting(title: str, name: str) -> bool:
    """Whether both name the meeting itself, not one its preparatory meeting or that of its presidium."""
    if name.endswith(title):
        return False  # 领导小组召开第三次会议: the text prints it in full
    return all((word in title) == (word in name) for word in listed("other_sitting"))
