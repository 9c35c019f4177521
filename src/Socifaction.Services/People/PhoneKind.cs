namespace Socifaction.Services.People;

/// <summary>What sort of telephone answers a number.</summary>
public enum PhoneKind
{
    Mobile,
    Landline,
    Other,
}
