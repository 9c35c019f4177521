using NodaTime;

namespace Socifaction.Services.People;

/// <summary>What is said of a person who is entered in the register. Telephones stand as typed, the first to call first.</summary>
public sealed record Registration(string GivenName, string Surname, IReadOnlyList<string> Phones)
{
    /// <summary>Given name in the vocative; none means it is made by the rules of grammar.</summary>
    public string? Vocative { get; init; }

    /// <summary>What the village calls the person.</summary>
    public string? Nickname { get; init; }

    public int? BirthYear { get; init; }

    /// <summary>For children only.</summary>
    public LocalDate? BirthDate { get; init; }

    public Address Home { get; init; } = Address.Unknown;

    public Guid? HouseholdId { get; init; }

    /// <summary>None means an SMS where a number of the person or of a carer may receive one, and a call elsewhere, by a voice where there is one.</summary>
    public PreferredChannel? PreferredChannel { get; init; }

    public string Language { get; init; } = "lt";

    public MobilityNeed Mobility { get; init; }

    public int UsualCompanions { get; init; }

    /// <summary>How many percent of a price the person pays by the municipality's decision.</summary>
    public int? PaidShare { get; init; }

    /// <summary>Who may book and be told for the person.</summary>
    public IReadOnlyList<CarerOfNew> Carers { get; init; } = [];
}

/// <summary>A guardian or carer of a person who is being entered, and what they are to the person in their own words.</summary>
public sealed record CarerOfNew(Guid ResidentId, RelationKind Kind, string Words = "");
