import hashlib

from cryptography.hazmat.primitives import hashes
from OpenSSL import crypto

# ruleid: mtls304-weak-thumbprint-python
thumbprint = certificate.fingerprint(hashes.SHA1())

# ruleid: mtls304-weak-thumbprint-python
thumbprint = certificate.fingerprint(hashes.MD5()).hex()

# ruleid: mtls304-weak-thumbprint-python
thumbprint = hashlib.sha1(certificate.public_bytes(Encoding.DER)).hexdigest()

# ruleid: mtls304-weak-thumbprint-python
thumbprint = hashlib.sha1(connection.getpeercert(binary_form=True)).digest()

# ruleid: mtls304-weak-thumbprint-python
thumbprint = peer.digest("sha1")

# ok: mtls304-weak-thumbprint-python
thumbprint = certificate.fingerprint(hashes.SHA256())

# ok: mtls304-weak-thumbprint-python
thumbprint = hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()

# ok: mtls304-weak-thumbprint-python
etag = hashlib.sha1(page.encode()).hexdigest()

# ok: mtls304-weak-thumbprint-python
thumbprint = peer.digest("sha256")


def of_its_own(painter, hashes_of_fingers):
    # ok: mtls304-weak-thumbprint-python
    return painter.fingerprint(hashes_of_fingers.SHA1())
