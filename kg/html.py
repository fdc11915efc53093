"""What our pages share: the content policy that lets nothing but their own script and style run."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

__all__ = ["content_policy"]


def content_policy(script: str, style: str) -> str:
    """The Content-Security-Policy of a page with this one script and this one style element, as they stand in it.

    Both are allowed by the SHA-256 of their UTF-8 bytes (W3C, CSP Level 3, 'hash-source'); everything else, and any
    request to anybody, is not.
    """

    def allowed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {allowed(script)}; style-src {allowed(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
