using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.Owin;

namespace Legacy
{
    public class CertificateMiddleware : OwinMiddleware
    {
        public CertificateMiddleware(OwinMiddleware next) : base(next)
        {
        }

        public override async Task Invoke(IOwinContext context)
        {
            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            if (client == null || !ChainRules.IsTrusted(client))
            {
                context.Response.StatusCode = 403;
                return;
            }

            await Next.Invoke(context);
        }
    }
}
