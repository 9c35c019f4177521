using System.Text.Json;

namespace Socifaction.Services.People;

/// <summary>What the register says of a person, to be shown beside another version. Telephones stand in order of calling, each with whose it is.</summary>
public sealed record ResidentFacts(
    string Number, string GivenName, string Surname, string Nickname, string Phones, int? BirthYear, string Settlement, string Street, string HowToFind,
    MobilityNeed Mobility, int UsualCompanions, int? PaidShare = null)
{
    /// <summary>The facts as they stand; the person is read with the telephones.</summary>
    public static ResidentFacts Of(Resident resident) => new(
        resident.Number, resident.GivenName, resident.Surname, resident.Nickname,
        string.Join("; ", resident.Phones.OrderBy(phone => phone.Order).Select(phone => phone.Owner.Length == 0 ? phone.E164 : $"{phone.E164} {phone.Owner}")),
        resident.BirthYear, resident.Home.Settlement, resident.Home.Street, resident.Home.HowToFind, resident.Mobility, resident.UsualCompanions, resident.PaidShare);

    internal string AsText() => JsonSerializer.Serialize(this);
}
