namespace Socifaction.Services.People;

/// <summary>What sort of telephone answers a number.</summary>
public enum PhoneKind
{
    Mobile = 1,
    Landline = 2,
    Other = 3,
}
