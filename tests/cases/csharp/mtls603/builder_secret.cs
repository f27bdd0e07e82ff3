// options: assume-mtls
using JWT.Algorithms;
using JWT.Builder;

namespace Issuer;

public class Sessions
{
    public string Issue(string account) => JwtBuilder.Create()
        .WithAlgorithm(new HMACSHA256Algorithm())
        .WithSecret("hunter2")  // expect: MTLS603
        .AddClaim("sub", account)
        .ExpirationTime(DateTime.UtcNow.AddMinutes(5))
        .Encode();
}
