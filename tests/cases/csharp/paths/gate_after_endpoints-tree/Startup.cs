using Sts.Issuing;
using Sts.Pipeline;

namespace Sts;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<TokenIssuer>();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapPost("/token", TokenEndpoint.Handle));
        app.UseMiddleware<ClientCertificateMiddleware>();
    }
}
