using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Ledger.Configuration;

namespace Ledger.Partners;

public sealed record Rates(decimal Price);

public sealed class PartnerClient(HttpClient http)
{
    public async Task<Rates> RatesAsync(int year, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<Rates>($"rates/{year}", cancellation)
        ?? throw new InvalidOperationException("the partner sent no rates");
}

public static class PartnerServices
{
    public static void AddPartnerClient(this IServiceCollection services, ServiceSettings settings)
    {
        services
            .AddHttpClient<PartnerClient>(http => http.BaseAddress = settings.PartnerAddress)
            .ConfigurePrimaryHttpMessageHandler(() => Handler(settings));
    }

    private static HttpClientHandler Handler(ServiceSettings settings)
    {
        var handler = new HttpClientHandler
        {
            ClientCertificateOptions = ClientCertificateOption.Manual,
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None,
        };
        handler.ClientCertificates.Add(
            X509Certificate2.CreateFromPemFile(settings.ServerCertificateFile, settings.ServerKeyFile));
        return handler;
    }
}
