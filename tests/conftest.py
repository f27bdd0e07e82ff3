"""Makes the harness importable and keeps Semgrep's one run over all cases."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
