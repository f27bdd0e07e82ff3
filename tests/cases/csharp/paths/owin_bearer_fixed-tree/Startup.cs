using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Owin.Security.Jwt;
using Owin;

namespace Sts;

public class Startup
{
    public void Configuration(IAppBuilder app)
    {
        app.UseJwtBearerAuthentication(new JwtBearerAuthenticationOptions
        {
            TokenValidationParameters = TokenRules.Create(),
        });
        app.Use(async (context, next) =>
        {
            var client = context.Get<X509Certificate2>("ssl.ClientCertificate");
            if (client is null || !ChainRules.IsTrusted(client) || !TokenBinding.Matches((ClaimsPrincipal)context.Request.User, client))
            {
                context.Response.StatusCode = 403;
                return;
            }

            await next();
        });
        app.Run(context => context.Response.WriteAsync(Orders.Read()));
    }
}
