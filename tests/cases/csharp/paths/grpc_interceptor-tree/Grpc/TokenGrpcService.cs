using Grpc.Core;

namespace Sts.Grpc;

public sealed class TokenGrpcService(TokenIssuer issuer) : Tokens.TokensBase
{
    public override async Task<TokenReply> Issue(TokenRequest request, ServerCallContext context)
    {
        var client = await context.GetHttpContext().Connection.GetClientCertificateAsync();
        return new TokenReply { AccessToken = issuer.Issue(client!) };
    }
}
