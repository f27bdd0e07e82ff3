using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class Enrolment
{
    private readonly X509Certificate2 _serverCertificate;
    private readonly SigningCredentials _credentials;

    public Enrolment(X509Certificate2 serverCertificate, SigningCredentials credentials)
    {
        _serverCertificate = serverCertificate;
        _credentials = credentials;
    }

    public IResult Enrol(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        var chain = X509Chain.Create();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline;
        if (!chain.Build(client))
        {
            return Results.Forbid();
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Expires = DateTime.UtcNow.AddMinutes(2),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.SubjectName.Name,
                ["x5t#S256"] = Base64UrlEncoder.Encode(client.GetCertHash(HashAlgorithmName.SHA256)),
            },
            SigningCredentials = _credentials,
        });
        return Results.Ok(token);
    }
}
