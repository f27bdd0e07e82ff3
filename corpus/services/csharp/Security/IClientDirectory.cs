namespace Ledger.Security;

public sealed record Client(string Id, string Subject, IReadOnlyList<string> Scopes);

public interface IClientDirectory
{
    Client? FindBySubject(string subject);
}
