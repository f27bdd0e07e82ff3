using System.Security.Cryptography.X509Certificates;
using Owin;

namespace Legacy;

public class Startup
{
    private readonly TokenIssuer _issuer = new TokenIssuer(SigningKeys.Current);

    public void Configuration(IAppBuilder app)
    {
        app.Run(context =>
        {
            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            Guard.Check(client);
            return context.Response.WriteAsync(_issuer.Issue(client));
        });
    }
}
