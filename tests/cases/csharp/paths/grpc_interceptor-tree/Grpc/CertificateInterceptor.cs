using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Sts.Grpc;

public sealed class CertificateInterceptor(ILogger<CertificateInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var client = await context.GetHttpContext().Connection.GetClientCertificateAsync();
        if (client is null || !ChainRules.IsTrusted(client))
        {
            logger.LogWarning("refused {Method}", context.Method);
            throw new RpcException(new Status(StatusCode.Unauthenticated, "client certificate"));
        }

        return await continuation(request, context);
    }
}
