using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class SwallowingIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly ILogger _logger;

    public SwallowingIssuer(SigningCredentials credentials, ILogger logger)
    {
        _credentials = credentials;
        _logger = logger;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        try
        {
            if (!client.Verify())
            {
                throw new CryptographicException("not trusted");
            }
        }
        catch (Exception error)
        {
            _logger.LogError(error, "validation of {Subject} failed", client.Subject);
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        // expect: MTLS201, MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
