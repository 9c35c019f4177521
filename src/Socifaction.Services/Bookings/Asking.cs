namespace Socifaction.Services.Bookings;

/// <summary>Who asks for a booking or a change, through which channel, and why for another person.</summary>
public sealed record Asking(Actor By, Channel Channel, string Because = "")
{
    /// <summary>Whether staff ask, or the night for what they agreed to: they may book and cancel past the residents' limits of notice.</summary>
    public bool ByStaff => By.Kind is ActorKind.Staff or ActorKind.System;
}
