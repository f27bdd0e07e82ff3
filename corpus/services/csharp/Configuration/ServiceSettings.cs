namespace Ledger.Configuration;

/// <summary>What the service is told by its environment; it does not start when anything is missing.</summary>
public sealed record ServiceSettings
{
    public required string ServerCertificateFile { get; init; }

    public required string ServerKeyFile { get; init; }

    public required string SigningKeyFile { get; init; }

    public required string ClientDirectoryFile { get; init; }

    public required string Issuer { get; init; }

    public required string Audience { get; init; }

    public required Uri PartnerAddress { get; init; }

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(10);

    public static ServiceSettings FromEnvironment(IConfiguration configuration)
    {
        string Required(string name) =>
            configuration[name] ?? throw new InvalidOperationException($"{name} is not set");

        return new ServiceSettings
        {
            ServerCertificateFile = Required("LEDGER_TLS_CERTIFICATE"),
            ServerKeyFile = Required("LEDGER_TLS_KEY"),
            SigningKeyFile = Required("LEDGER_SIGNING_KEY"),
            ClientDirectoryFile = Required("LEDGER_CLIENTS"),
            Issuer = Required("LEDGER_ISSUER"),
            Audience = Required("LEDGER_AUDIENCE"),
            PartnerAddress = new Uri(Required("LEDGER_PARTNER")),
        };
    }
}
