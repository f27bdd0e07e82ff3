using System.Security.Cryptography.X509Certificates;
using Owin;

namespace Sts;

public class Startup
{
    public void Configuration(IAppBuilder app)
    {
        app.Use(async (context, next) =>
        {
            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            if (client is null || !ChainRules.IsTrusted(client))
            {
                context.Response.StatusCode = 403;
                return;
            }

            await next();
        });
        app.Run(context =>
        {
            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            return context.Response.WriteAsync(new TokenIssuer(Keys.Signing).Issue(client));
        });
    }
}
