const ocsp = require('ocsp');

async function isRevoked(cert, issuer) {
  try {
    const response = await query(cert, issuer);
    return response.status === 'revoked';
  } catch (error) {
    log.warn(error);
    // ruleid: mtls205-revocation-fail-open-javascript
    return false;
  }
}

const isCertRevoked = async (cert) => {
  try {
    return await lookUp(cert.serialNumber);
  } catch {
    // ruleid: mtls205-revocation-fail-open-javascript
    return false;
  }
};

function isNotRevoked(cert) {
  try {
    return crl.find(cert) === undefined;
  } catch (error) {
    // ruleid: mtls205-revocation-fail-open-javascript
    return true;
  }
}

class Checker {
  async isRevoked(cert) {
    // ruleid: mtls205-revocation-fail-open-javascript
    return this.query(cert).catch(() => false);
  }
}

async function checkIfRevoked(cert, issuer) {
  try {
    const response = await query(cert, issuer);
    return response.status === 'revoked';
  } catch (error) {
    log.warn(error);
    // ok: mtls205-revocation-fail-open-javascript
    return true;
  }
}

const isClientCertRevoked = async (cert) => {
  try {
    return await lookUp(cert.serialNumber);
  } catch (error) {
    // ok: mtls205-revocation-fail-open-javascript
    throw new Unavailable(error);
  }
};

function isGood(cert) {
  try {
    return check(cert);
  } catch (error) {
    // ok: mtls205-revocation-fail-open-javascript
    return false;
  }
}
