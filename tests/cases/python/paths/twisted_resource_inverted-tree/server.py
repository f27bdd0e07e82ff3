from twisted.internet import reactor, ssl
from twisted.web.resource import Resource
from twisted.web.server import Site

from svc.resources import TokenResource

authority = ssl.Certificate.loadPEM(open("/etc/pki/ca.pem").read())
own = ssl.PrivateCertificate.loadPEM(open("/etc/tls/server.pem").read())
root = Resource()
root.putChild(b"token", TokenResource())
reactor.listenSSL(8443, Site(root), own.options(authority))
reactor.run()
