namespace Socifaction.Services.Tenancy;

/// <summary>Which initiative this scope works for. Entered once; a scope never changes sides.</summary>
public sealed class CurrentInitiative
{
    private Initiative? _initiative;

    /// <summary>The initiative; throws when asked before one was entered.</summary>
    public Initiative Value => _initiative
        ?? throw new InvalidOperationException("No initiative has been entered in this scope.");

    /// <summary>Its key, or <see cref="InitiativeId.None"/>, which owns nothing.</summary>
    public InitiativeId Id => _initiative?.Id ?? InitiativeId.None;

    /// <summary>Whether an initiative has been entered.</summary>
    public bool IsSet => _initiative is not null;

    /// <summary>Enters an initiative; throws when another one was entered before.</summary>
    public void Enter(Initiative initiative)
    {
        if (_initiative is not null && _initiative.Id != initiative.Id)
        {
            throw new InvalidOperationException("This scope already works for another initiative.");
        }

        _initiative = initiative;
    }
}
