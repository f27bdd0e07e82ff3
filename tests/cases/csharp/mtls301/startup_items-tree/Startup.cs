using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Sts;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddTransient<CertificateGate>();
        services.AddSingleton<TokenFactory>();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseCertificateGate();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
        });
    }
}
