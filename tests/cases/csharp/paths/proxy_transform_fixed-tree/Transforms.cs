using System.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Edge;

public static class Transforms
{
    public static void Add(TransformBuilderContext builder)
    {
        var issuer = builder.Services.GetRequiredService<TokenIssuer>();
        builder.AddRequestTransform(async transform =>
        {
            var client = await transform.HttpContext.Connection.GetClientCertificateAsync();
            if (client is null || !ChainRules.IsTrusted(client))
            {
                throw new UnauthorizedAccessException("no client certificate");
            }

            transform.ProxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Issue(client));
        });
    }
}
