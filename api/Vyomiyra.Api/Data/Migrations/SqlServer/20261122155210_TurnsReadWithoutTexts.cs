using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TurnsReadWithoutTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_ConversationId_SentAt",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_SentAt_ReceivedAt_Kind_Need_MemberId_AwayUntil",
                table: "Messages",
                columns: new[] { "ConversationId", "SentAt", "ReceivedAt", "Kind", "Need", "MemberId", "AwayUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_ConversationId_SentAt_ReceivedAt_Kind_Need_MemberId_AwayUntil",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_SentAt",
                table: "Messages",
                columns: new[] { "ConversationId", "SentAt" });
        }
    }
}
