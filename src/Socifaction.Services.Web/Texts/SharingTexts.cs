using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;

namespace Socifaction.Services.Web.Texts;

/// <summary>The proposal to ride together, in words that name nobody.</summary>
public static class SharingTexts
{
    /// <summary>That somebody goes there already, and by how much the wish is moved.</summary>
    public static string Proposal(RideAlternative other) => other.Sharing is { } sharing ? $"{Sharing.ProposalText} {Moved(other.Wishes.Wish, sharing)}" : "";

    /// <summary>Why two cannot be kept apart.</summary>
    public static string InWords(this KeepApartRefusal why) => why switch
    {
        KeepApartRefusal.SamePerson => Sharing.SamePerson,
    };

    private static string Moved(RideWish wish, RideSharing sharing) => RideTexts.Say(
        sharing.MovedMinutes > 0 ? Sharing.LeaveLater : wish == RideWish.ArriveBy ? Sharing.ArriveEarlier : Sharing.LeaveEarlier,
        Math.Abs(sharing.MovedMinutes));
}
