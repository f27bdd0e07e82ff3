using System.IdentityModel.Claims;
using System.Linq;
using System.ServiceModel;

namespace Sts;

[ServiceContract]
public sealed class TokenService(TokenIssuer issuer)
{
    [OperationContract]
    public string Issue()
    {
        var claims = OperationContext.Current.ServiceSecurityContext.AuthorizationContext.ClaimSets;
        foreach (var set in claims)
        {
            if (set is X509CertificateClaimSet presented)
            {
                return issuer.Issue(presented.X509Certificate);
            }
        }

        throw new FaultException("no client certificate");
    }
}
