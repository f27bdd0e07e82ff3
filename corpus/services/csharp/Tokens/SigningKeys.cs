using System.Security.Cryptography;
using Ledger.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Tokens;

public sealed class SigningKeys
{
    private readonly ECDsaSecurityKey key;

    public SigningKeys(ServiceSettings settings)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(File.ReadAllText(settings.SigningKeyFile));
        key = new ECDsaSecurityKey(ecdsa) { KeyId = "ledger-1" };
    }

    public SigningCredentials Credentials => new(key, SecurityAlgorithms.EcdsaSha256);

    public SecurityKey VerificationKey => key;

    public JsonWebKey PublicKey
    {
        get
        {
            var parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
            return new JsonWebKey
            {
                Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
                Kid = key.KeyId,
                Use = "sig",
                Crv = "P-256",
                X = Base64UrlEncoder.Encode(parameters.Q.X),
                Y = Base64UrlEncoder.Encode(parameters.Q.Y),
            };
        }
    }
}
