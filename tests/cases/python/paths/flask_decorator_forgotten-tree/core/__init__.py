from core.decorators import certificate_required
from core.tokens import accept, issue

__all__ = ["accept", "certificate_required", "issue"]
