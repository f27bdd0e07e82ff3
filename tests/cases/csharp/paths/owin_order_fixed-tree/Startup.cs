using Owin;

namespace Legacy;

public class Startup
{
    public void Configuration(IAppBuilder app)
    {
        app.Use<CertificateMiddleware>();
        app.Use<TokenMiddleware>();
    }
}
