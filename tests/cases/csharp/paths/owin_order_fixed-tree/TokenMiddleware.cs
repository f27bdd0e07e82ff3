using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.Owin;

namespace Legacy
{
    public class TokenMiddleware : OwinMiddleware
    {
        private readonly TokenIssuer _issuer = new TokenIssuer(SigningKeys.Current);

        public TokenMiddleware(OwinMiddleware next) : base(next)
        {
        }

        public override async Task Invoke(IOwinContext context)
        {
            if (!context.Request.Path.StartsWithSegments(new PathString("/token")))
            {
                await Next.Invoke(context);
                return;
            }

            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            await context.Response.WriteAsync(_issuer.Issue(client));
        }
    }
}
