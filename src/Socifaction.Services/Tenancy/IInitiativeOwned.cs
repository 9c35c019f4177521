namespace Socifaction.Services.Tenancy;

/// <summary>Every row that belongs to an initiative. Its key is (initiative, id).</summary>
public interface IInitiativeOwned
{
    InitiativeId InitiativeId { get; }

    Guid Id { get; }
}
