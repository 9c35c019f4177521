using Socifaction.Services.People;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>How a person is told, in words.</summary>
public static class TellingTexts
{
    /// <summary>What staff may say while the person is on the telephone: who is told, how and at which number.</summary>
    public static string InWords(this Telling? told, Resident about)
    {
        if (told is null)
        {
            return Contact.NowNobody;
        }

        var (isOther, number) = (told.Who.Id != about.Id, told.To.Length == 0 ? "" : StaffTexts.Phone(told.To));
        return (told.Channel, isOther) switch
        {
            (ReminderChannel.Sms, false) => StaffTexts.Say(Contact.NowSms, number),
            (ReminderChannel.Sms, true) => StaffTexts.Say(Contact.NowSmsTo, told.Who.FullName, number),
            (ReminderChannel.Voice, false) => StaffTexts.Say(Contact.NowVoice, number),
            (ReminderChannel.Voice, true) => StaffTexts.Say(Contact.NowVoiceTo, told.Who.FullName, number),
            (ReminderChannel.Call, _) when number.Length == 0 => Contact.NowNoPhone,
            (ReminderChannel.Call, false) => StaffTexts.Say(Contact.NowCall, number),
            (ReminderChannel.Call, true) => StaffTexts.Say(Contact.NowCallTo, told.Who.FullName, number),
        };
    }

    /// <summary>Whether no SMS comes to the person, so that another contact is worth asking for.</summary>
    public static bool AsksForAnother(this Telling? told) => told is { Channel: not ReminderChannel.Sms };

    public static string InWords(this PreferredChannel channel) => channel switch
    {
        PreferredChannel.Sms => Contact.ChannelSms,
        PreferredChannel.Voice => Contact.ChannelVoice,
        PreferredChannel.Call => Contact.ChannelCall,
        PreferredChannel.None => Contact.ChannelNone,
    };

    public static string InWords(this ChannelRefusal why) => why switch
    {
        ChannelRefusal.NoMobile => Contact.RefusalNoMobile,
        ChannelRefusal.NoPhone => Contact.RefusalNoPhone,
    };

    public static string InWords(this RelationKind kind) => kind switch
    {
        RelationKind.GuardianOf => Contact.KindGuardian,
        RelationKind.CarerOf => Contact.KindCarer,
    };
}
