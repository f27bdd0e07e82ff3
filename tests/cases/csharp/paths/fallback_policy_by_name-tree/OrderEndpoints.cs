namespace Orders;

public static class OrderEndpoints
{
    public static IResult Read(HttpContext context, ILogger<Program> logger)
    {
        logger.LogInformation("read by {Thumbprint}", context.Connection.ClientCertificate?.SerialNumber);
        return Results.Ok(new[] { "order" });
    }
}
