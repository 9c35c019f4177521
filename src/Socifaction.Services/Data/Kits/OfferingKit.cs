namespace Socifaction.Services.Data.Kits;

/// <summary>One offering that an initiative may begin with, complete with its words and rules.</summary>
public enum OfferingKit
{
    /// <summary>Rides from door to door.</summary>
    SocialTaxi = 1,

    /// <summary>A children's day centre.</summary>
    DayCentre = 2,

    /// <summary>A class for children, enrolled for the whole series.</summary>
    Club = 3,

    /// <summary>A course for grown people or families.</summary>
    Course = 4,

    /// <summary>A dated event or trip.</summary>
    Event = 5,

    /// <summary>A talk with a specialist.</summary>
    Consultation = 6,

    /// <summary>A shower.</summary>
    Shower = 7,

    /// <summary>Laundry, counted in kilograms.</summary>
    Laundry = 8,

    /// <summary>A hall to be hired.</summary>
    Hall = 9,

    /// <summary>A worker who comes home.</summary>
    HomeHelp = 10,

    /// <summary>Warm meals, eaten here or brought.</summary>
    Meals = 11,

    /// <summary>Some nights, so that those who care at home can rest.</summary>
    Respite = 12,

    /// <summary>A seniors' house.</summary>
    SeniorResidence = 13,
}
