namespace Socifaction.Services.Data.Kits;

/// <summary>What a new initiative begins with.</summary>
public enum StarterKit
{
    /// <summary>A social taxi.</summary>
    Taxi = 1,

    /// <summary>A children's day centre.</summary>
    Children = 2,

    /// <summary>A family centre: classes, consultations, childcare.</summary>
    Family = 3,

    /// <summary>A seniors' house: rooms, shower, meals.</summary>
    Seniors = 4,
}
