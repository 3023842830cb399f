"""What may go wrong for a user's reasons, whatever the command: told in a sentence, no defect."""

from wargame.authoring.diagnostics import ScenarioError
from wargame.play.journal import JournalError
from wargame.play.session import SessionError
from wargame.report.document import ReportError
from wargame.seat.cast import CastError

FAULTS = (ScenarioError, JournalError, SessionError, ReportError, CastError, OSError)
